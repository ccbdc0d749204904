import { useTranslation } from 'react-i18next';
import { Tabs } from '../shell/Tabs';
import { setView, useView } from '../view/store';
import type { Question } from '../view/url';

type FireQuestion = Extract<Question, 'fires' | 'hotspots' | 'trends' | 'risk'>;

/** What can be asked of fires: where they gather, where they come again, whether there are more of them, and which buildings are next. */
export function FireQuestions() {
  const { t } = useTranslation();
  const { question } = useView();
  return (
    <Tabs<FireQuestion>
      label={t('rail.fires')}
      name="fires-tab"
      tabs={[
        { tab: 'fires', word: t('trends.where') },
        { tab: 'hotspots', word: t('spots.tab') },
        { tab: 'trends', word: t('trends.howMany') },
        { tab: 'risk', word: t('risk.tab') },
      ]}
      open={question === 'trends' || question === 'hotspots' || question === 'risk' ? question : 'fires'}
      onOpen={(next) => setView({ question: next, selected: undefined })}
    />
  );
}
