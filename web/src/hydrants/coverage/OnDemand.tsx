import { type ReactNode, useState } from 'react';

/** A section whose contents cost the server something: asked for when it is opened. */
export function OnDemand({ title, testId, children }: { title: string; testId: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="section" data-testid={testId}>
      <button type="button" className="section-opener" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{title}</span>
        <span aria-hidden="true">{open ? '−' : '+'}</span>
      </button>
      {open && children}
    </section>
  );
}
