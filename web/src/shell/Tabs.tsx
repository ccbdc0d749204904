interface Props<Tab extends string> {
  /** What all of them are about. */
  label: string;
  /** Begins the id of each; the rest is the tab's own word. */
  name: string;
  tabs: readonly { tab: Tab; word: string }[];
  open: Tab;
  onOpen: (tab: Tab) => void;
  /** Id of what they show, where one element shows it. */
  shows?: string;
}

/** What can be asked within a room, in one look everywhere; arrow keys go from one to the next. */
export function Tabs<Tab extends string>({ label, name, tabs, open, onOpen, shows }: Props<Tab>) {
  const walk = (event: React.KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const here = tabs.findIndex(({ tab }) => tab === open);
    const next = step && tabs[(here + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onOpen(next.tab);
    document.getElementById(`${name}-${next.tab}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={walk}>
      {tabs.map(({ tab, word }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${name}-${tab}`}
          aria-selected={tab === open}
          aria-controls={tab === open ? shows : undefined}
          tabIndex={tab === open ? 0 : -1}
          onClick={() => onOpen(tab)}
          data-testid={`${name}-${tab}`}
        >
          {word}
        </button>
      ))}
    </div>
  );
}
