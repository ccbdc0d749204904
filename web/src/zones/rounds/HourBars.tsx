import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';

/** 20:00 to 06:00. */
export const isNight = (hour: number) => hour >= 20 || hour < 6;

/** Visits by hour of the day; the night is shaded and its bars are filled otherwise. */
export function HourBars({ hours }: { hours: readonly number[] }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const most = Math.max(...hours);
  if (hours.length !== 24 || most <= 0) return null;
  const bars = hours.map((n, hour) => ({ hour, height: (n / most) * 32 }));
  const night = hours.reduce((sum, n, hour) => sum + (isNight(hour) ? n : 0), 0);
  const all = hours.reduce((sum, n) => sum + n, 0);
  return (
    <figure className="hours">
      <svg viewBox="0 0 240 36" preserveAspectRatio="none" role="img" aria-label={t('zone.hours', { n: count(all), night: count(night) })}>
        <rect x="0" y="0" width="60" height="36" className="hours-night" />
        <rect x="200" y="0" width="40" height="36" className="hours-night" />
        {bars.map(({ hour, height }) => (
          <rect
            key={hour}
            x={hour * 10 + 1}
            y={36 - height}
            width="8"
            height={height}
            className={isNight(hour) ? 'hours-dark' : 'hours-day'}
          />
        ))}
      </svg>
      <figcaption className="note">
        <span>0</span>
        <span>6</span>
        <span>12</span>
        <span>18</span>
        <span>24 {t('zone.oclock')}</span>
      </figcaption>
    </figure>
  );
}
