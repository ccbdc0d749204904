import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useScene } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { Figure, Figures } from '../../shell/Question';
import { SaveList } from '../../shell/SaveList';
import { setView, useView } from '../../view/store';
import { askOverdue, type HazardFilter, type Overdue, type OverdueBy } from './hazard';

const ways: readonly OverdueBy[] = ['OFFICER', 'TOWN'];

/** Who is late, and where: each line opens its list and its map. */
export function OverdueList({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { hazards } = useView();
  const by = ways.find((each) => each === hazards?.by) ?? 'OFFICER';
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${by}/${i18n.language}`, (signal) =>
    askOverdue({ code: area.code, by }, i18n.language, signal),
  );
  useScene(useMemo(() => ({ hazards: { overdue: true } }), []));
  const list = (filter: HazardFilter) => setView({ hazards: { tab: 'list', filter } });
  return (
    <>
      <div className="chips">
        {ways.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={by === each}
            onClick={() => setView({ hazards: { tab: 'overdue', ...hazards, by: each } })}
            data-testid={`overdue-${each}`}
          >
            {t(`inspect.hazards.by.${each}`)}
          </button>
        ))}
      </div>
      <Answered answer={answer} lines={8}>
        {(value) =>
          value && (
            <>
              <How method={value.method}>
                <Figures>
                  <Figure value={count(value.total)} label={t('inspect.hazards.overdueN')} tone={value.total > 0 ? 'fail' : 'pass'} />
                  <Figure value={count(value.noDate)} label={t('inspect.hazards.noDateN')} />
                </Figures>
              </How>
              {value.noDate > 0 && (
                <p className="note">
                  {t('inspect.hazards.noDateMeans')}{' '}
                  <button type="button" className="link" onClick={() => list({ open: true, noDate: true })}>
                    {t('inspect.hazards.openList')}
                  </button>
                </p>
              )}
              {value.groups.length > 0 && <SaveList area={area.code} list="overdue" query={{ by, asOf: value.asOf }} />}
              {value.groups.length === 0 && <p className="review-empty">{t('inspect.hazards.nobodyLate')}</p>}
              <ul className="rows" data-testid="overdue-rows">
                {value.groups.map((group) => (
                  <Group
                    key={group.division ?? group.officer ?? 'unknown'}
                    group={group}
                    by={by}
                    most={value.groups[0]?.overdue ?? 1}
                    onOpen={list}
                  />
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </>
  );
}

interface GroupProps {
  group: Overdue['groups'][number];
  by: OverdueBy;
  most: number;
  onOpen: (filter: HazardFilter) => void;
}

function Group({ group, by, most, onOpen }: GroupProps) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const one = by === 'OFFICER' ? group.officer : group.division;
  const who: HazardFilter =
    by === 'OFFICER' ? (one ? { officer: one } : { officerUnknown: true }) : one ? { division: one } : { divisionUnknown: true };
  return (
    <li>
      <button type="button" className="row word-row overdue-row" onClick={() => onOpen({ overdue: true, ...who })}>
        <span className="row-main">
          <span className="row-title">{group.name || t('card.unknown')}</span>
          <span className="row-note">
            {t('inspect.hazards.longest', { n: count(group.longestDays) })} ·{' '}
            {[group.oldest.premisesName, group.oldest.kindName].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className="row-figure">{count(group.overdue)}</span>
        <span className="word-bar" style={{ width: `${(100 * group.overdue) / most}%` }} aria-hidden="true" />
      </button>
    </li>
  );
}
