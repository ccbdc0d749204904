import { useId } from 'react';

export interface LineProps {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  unit?: string;
  numeric?: boolean;
  /** date, time or datetime-local; text if nothing is said. */
  type?: string;
  /** Words that are on record already. */
  suggestions?: readonly string[];
  maxLength?: number;
  options?: string[][];
}

/** One fact in its own field; what is wrong with it is said under it. */
export function Line({ name, label, value, onChange, problem, unit, numeric, type, suggestions, maxLength, options }: LineProps) {
  const id = useId();
  const common = {
    id,
    value,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem ? `${id}-problem` : undefined,
    'data-testid': `entry-${name}`,
  };
  return (
    <div className="entry-line">
      <label htmlFor={id}>{label}</label>
      <span className="entry-input">
        {options ? (
          <select {...common} onChange={(event) => onChange(event.target.value)}>
            {options.map(([code, text]) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...common}
            type={type ?? 'text'}
            inputMode={numeric ? 'decimal' : undefined}
            maxLength={maxLength}
            autoComplete="off"
            list={suggestions ? `${id}-words` : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
        {suggestions && (
          <datalist id={`${id}-words`}>
            {suggestions.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        )}
        {unit && <span className="soft">{unit}</span>}
      </span>
      {problem && (
        <p id={`${id}-problem`} className="warn" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
