import { useTranslation } from 'react-i18next';
import { Line } from '../../entry/Line';
import { useFormats } from '../../i18n/formats';
import type { Today } from './today';

interface Props {
  label: string;
  value: string;
  /** YYYY-MM-DD: no day before it. */
  from: string;
  deadlines: Today['deadlines'];
  onChange: (day: string) => void;
}

/** A day, at a touch so many working days on by the calendar that the server has; or any other. */
export function DayChoice({ label, value, from, deadlines, onChange }: Props) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const past = value !== '' && value < from;
  // The day's list may be of yesterday: what it says of working days counts from then.
  const usable = deadlines.filter((each) => each.on >= from);
  const unknown = usable.find((each) => each.on === value)?.yearsUnknown ?? [];
  return (
    <div className="day-choice">
      <div className="found-chips">
        {usable.map((each) => (
          <button
            key={each.days}
            type="button"
            className="chip"
            aria-pressed={value === each.on}
            title={day(each.on)}
            onClick={() => onChange(each.on)}
            data-testid={`in-${each.days}`}
          >
            {t('inspect.form.workingDays', { n: each.days })}
          </button>
        ))}
      </div>
      <Line
        name="dueOn"
        label={label}
        type="date"
        value={value}
        onChange={onChange}
        problem={past ? t('inspect.form.wrong.pastDay') : undefined}
      />
      <p className="note">
        {unknown.length > 0 ? t('inspect.form.calendarUnknown', { years: unknown.join('、') }) : t('inspect.form.dueHint')}
      </p>
    </div>
  );
}
