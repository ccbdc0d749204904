import { useTranslation } from 'react-i18next';
import { newKey } from '../../entry/useEntry';
import type { Position } from '../../hydrants/survey/usePosition';
import { useFormats } from '../../i18n/formats';
import { FoundForm } from './FoundForm';
import type { HazardKind, Today } from './today';
import { answered, progressOf, type Verdict, type Visit } from './visit';
import { alter } from './visits';

const verdicts: readonly Verdict[] = ['YES', 'NO', 'NOT_APPLICABLE'];

interface Props {
  visit: Visit;
  today: Today | undefined;
  hazards: { kinds: readonly HazardKind[]; deadlines: Today['deadlines'] };
  position: Position | null;
  wrongAt: (id: string) => string[];
}

/** The items of a checklist: three wide buttons each; a "no" opens the line of its hazard. */
export function ChecklistPart({ visit, today, hazards, position, wrongAt }: Props) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const checklist = today?.checklists.find((each) => each.code === visit.checklist);
  const { done, of } = progressOf(visit, checklist);
  return (
    <section className="visit-part" data-testid="checklist">
      <h2>
        {t('inspect.form.checklist')}
        {of > 0 && (
          <span className="soft figure" data-testid="checklist-progress">
            {count(done)}/{count(of)}
          </span>
        )}
      </h2>
      <span className="entry-input">
        <select
          value={visit.checklist ?? ''}
          aria-label={t('inspect.form.whichChecklist')}
          onChange={(event) => void alter(visit.key, (now) => ({ ...now, checklist: event.target.value || null }))}
          data-testid="checklist-choice"
        >
          <option value="">{t('inspect.form.noChecklist')}</option>
          {today?.checklists.map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
        </select>
      </span>
      <ol className="check-items">
        {checklist?.items.map((item, i) => {
          const answer = visit.answers[item.code]?.answer;
          const found = visit.found.find((each) => each.item === item.code && !each.off);
          return (
            <li key={item.code} data-answer={answer} data-testid={`item-${item.code}`}>
              <p id={`item-${item.code}`}>
                <span className="soft figure">{i + 1}</span> {item.text}
              </p>
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw the question apart from its answers. */}
              <div className="check-answers" role="group" aria-labelledby={`item-${item.code}`}>
                {verdicts.map((each) => (
                  <button
                    key={each}
                    type="button"
                    data-verdict={each}
                    aria-pressed={answer === each}
                    onClick={() => void alter(visit.key, (now) => answered(now, item, each, newKey().slice(0, 8)))}
                  >
                    {t(`inspect.form.verdicts.${each}`)}
                  </button>
                ))}
              </div>
              {found && <FoundForm visit={visit} found={found} {...hazards} position={position} wrong={wrongAt(found.id)} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
