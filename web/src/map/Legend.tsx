import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../shell/Icon';
import { usePhone } from '../shell/usePhone';

/** What the colours and forms on the map mean; stands at the bottom left whatever the panel shows. */
export function Legend({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const slot = document.getElementById('legend');
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  if (!slot) return null;
  return createPortal(
    <section className="float legend" aria-label={title} data-testid="legend">
      {/* Where the map is small it is not covered unasked. */}
      <h2>
        {phone ? (
          <button type="button" className="legend-open" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="legend-open">
            {title}
            <Icon name="down" size={16} />
          </button>
        ) : (
          title
        )}
      </h2>
      {(!phone || open) && (
        <>
          {children}
          {note && <p className="soft">{note}</p>}
        </>
      )}
    </section>,
    slot,
  );
}

type Form = 'solid' | 'edged' | 'hatched' | 'dot' | 'crossed' | 'diamond' | 'turned' | 'planned';

interface RowProps {
  form: Form;
  colour?: string;
  /** Left out where there is little room. */
  minor?: boolean;
  children: ReactNode;
}

export function LegendRow({ form, colour, minor, children }: RowProps) {
  return (
    <div className={minor ? 'legend-row legend-minor' : 'legend-row'}>
      <span className={`swatch swatch-${form}`} style={colour ? { background: colour } : undefined} aria-hidden="true" />
      <span>{children}</span>
    </div>
  );
}

/** A ramp of classes, each with the number it begins at; the last has no end unless one is given. */
export function LegendRamp({ colours, starts, end }: { colours: readonly string[]; starts: string[]; end?: string }) {
  return (
    <div className="ramp">
      {colours.map((colour, i) => (
        <span key={colour} className="ramp-class">
          <span className="ramp-colour" style={{ background: colour }} aria-hidden="true" />
          <span className="ramp-number">{i === colours.length - 1 && !end ? `≥ ${starts[i]}` : starts[i]}</span>
        </span>
      ))}
      {end && <span className="ramp-end">{end}</span>}
    </div>
  );
}
