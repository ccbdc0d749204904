import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import type { Records } from '../../view/url';

type Facts = Record<string, string | number | null>;

/** What stands under a row's title, and at its end. */
export function useRecordWords() {
  const { t } = useTranslation();
  const { day, time } = useFormats();
  const join = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');
  const text = (value: string | number | null | undefined) => (value === null || value === undefined ? null : String(value));
  const today = new Date().toISOString().slice(0, 10);
  return (kind: Records['kind'], facts: Facts): { note: string; tag: string | null; late?: boolean } => {
    switch (kind) {
      case 'HAZARDS': {
        const { dueOn, closedOn } = facts;
        const late = closedOn === null && dueOn !== null && String(dueOn) < today;
        const tag = closedOn
          ? t('records.closed', { day: day(text(closedOn)) })
          : dueOn
            ? t(late ? 'records.overdue' : 'records.due', { day: day(text(dueOn)) })
            : t('records.noDue');
        const grade = facts.grade === 'MAJOR' || facts.grade === 'REGIONAL' ? t(`records.grade.${facts.grade}`) : null;
        return { note: join(grade, text(facts.kindName), t('records.found', { day: day(text(facts.foundOn)) })), tag, late };
      }
      case 'INSPECTIONS':
        return {
          note: join(time(text(facts.visitedAt)), t(`records.visit.${facts.kind}`)),
          tag: t(`records.result.${facts.result}`),
          late: facts.result === 'HAZARDS',
        };
      case 'PREMISES':
        return {
          note: join(facts.name ? text(facts.address) : null, t(`value.use.${String(facts.kind).toUpperCase()}`, { defaultValue: '' })),
          tag: facts.supervision === 'UNKNOWN' ? null : t(`units.supervision.${facts.supervision}`),
        };
      case 'INCIDENTS':
        return {
          note: join(text(facts.kind), text(facts.place)),
          tag: facts.timePrecision === 'DAY' ? day(text(facts.startedAt)) : time(text(facts.startedAt)),
        };
      case 'HYDRANTS':
        return { note: join(text(facts.number), text(facts.address)), tag: null };
      case 'ROUNDS':
        return {
          note: join(t('records.round', { n: facts.number }), t(`records.state.${facts.state}`)),
          tag: facts.dueOn ? t('records.due', { day: day(text(facts.dueOn)) }) : null,
          late: facts.dueOn !== null && String(facts.dueOn) < today && facts.state !== 'CLOSED',
        };
    }
  };
}
