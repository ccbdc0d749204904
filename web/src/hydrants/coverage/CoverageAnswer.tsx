import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { How } from '../../shell/How';
import { Figure, Figures, SplitBar } from '../../shell/Question';
import type { Coverage } from './coverage';
import { countWithin } from './verdict';

interface Props {
  coverage: Coverage;
  /** The array the map is coloured from, if it is here. */
  distances?: Uint16Array;
  radius: number;
  waiting: boolean;
  /** The map's array and the server's answer disagree: the array is old. */
  onDiffer: () => void;
}

/**
 * The share in large figures. While the slider moves it is counted from the very array the map is coloured from;
 * the server's answer then confirms it.
 */
export function CoverageAnswer({ coverage, distances, radius, waiting, onDiffer }: Props) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  // Several addresses share a point and count once: only the server can count those.
  const countable = coverage.of === 'BUILDINGS' ? distances : undefined;
  const local = useMemo(() => (countable ? { covered: countWithin(countable, radius) } : null), [countable, radius]);
  const confirmed = coverage.radius === radius && !waiting;
  const differs = confirmed && local !== null && local.covered !== coverage.coveredCount;
  // The array is fetched again once; were it asked for as long as the two differ, a fault would become a storm.
  const { dataVersion } = coverage.method;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each data version.
  useEffect(() => {
    if (differs) onDiffer();
  }, [differs, dataVersion]);

  const covered = confirmed || !local ? coverage.coveredCount : local.covered;
  const unknown = coverage.unknownCount;
  const failing = coverage.count - covered - unknown;
  const of = coverage.of === 'BUILDINGS' ? 'Buildings' : 'Addresses';
  const n = (value: number) => t(`coverage.${coverage.of === 'BUILDINGS' ? 'buildings' : 'addresses'}`, { n: count(value) });
  if (coverage.count === 0) return <p className="soft">{t('coverage.noBuildings')}</p>;
  const part = (value: number) => value / coverage.count;
  return (
    <div data-testid="coverage-answer" aria-busy={!confirmed} className={confirmed || local ? undefined : 'stale'}>
      <How method={coverage.method}>
        <Figures>
          <Figure tone="fail" value={share(part(failing))} label={t('coverage.uncovered')} n={n(failing)} />
          <Figure tone="pass" value={share(part(covered))} label={t('coverage.covered')} n={n(covered)} />
          {unknown > 0 && <Figure value={share(part(unknown))} label={t('coverage.unknown')} n={n(unknown)} />}
        </Figures>
      </How>
      <SplitBar
        pass={covered}
        fail={failing}
        unknown={unknown}
        label={`${t('coverage.covered')} ${share(part(covered))}, ${t('coverage.uncovered')} ${share(part(failing))}`}
      />
      <p className="note">
        {t(`coverage.of${of}`, { n: count(coverage.count), radius: count(confirmed || local ? radius : coverage.radius) })}{' '}
        <span className="checking" role="status">
          {waiting && t('state.checking')}
        </span>
      </p>
      {differs && <p className="warn">{t('coverage.differs')}</p>}
      {coverage.usableHydrants === 0 && <p className="warn">{t('coverage.noHydrants')}</p>}
    </div>
  );
}
