import type { ReactNode } from 'react';

/** The panel's title is the question. */
export function Question({ children }: { children: ReactNode }) {
  return <h1 className="question">{children}</h1>;
}

interface FigureProps {
  value: string;
  label: string;
  n?: string;
  tone?: 'pass' | 'fail' | 'plain';
}

/** A large figure with its unit and its n. */
export function Figure({ value, label, n, tone = 'plain' }: FigureProps) {
  return (
    <div className={`big big-${tone}`}>
      <span className="big-value">{value}</span>
      <span className="big-label">{label}</span>
      {n && <span className="big-n">{n}</span>}
    </div>
  );
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className="bigs">{children}</div>;
}

/** Parts of a whole, told by colour and by form; what is none of it is not drawn. */
export function SplitBar({ pass, fail, unknown, label }: { pass: number; fail: number; unknown: number; label: string }) {
  return (
    <div className="split" role="img" aria-label={label}>
      {pass > 0 && <span className="split-pass" style={{ flexGrow: pass }} />}
      {fail > 0 && <span className="split-fail" style={{ flexGrow: fail }} />}
      {unknown > 0 && <span className="split-unknown" style={{ flexGrow: unknown }} />}
    </div>
  );
}
