import Segmented from 'antd/es/segmented';
import { useTranslation } from 'react-i18next';
import { setView, useView } from '../view/store';
import type { Question } from '../view/url';

type FireQuestion = Extract<Question, 'fires' | 'hotspots' | 'trends' | 'risk'>;

/** What can be asked of fires: where they gather, where they come again, whether there are more of them, and which buildings are next. */
export function FireQuestions() {
  const { t } = useTranslation();
  const { question } = useView();
  return (
    <Segmented<FireQuestion>
      block
      className="sub-questions"
      value={question === 'trends' || question === 'hotspots' || question === 'risk' ? question : 'fires'}
      onChange={(next) => setView({ question: next, selected: undefined })}
      options={[
        { value: 'fires', label: t('trends.where') },
        { value: 'hotspots', label: t('spots.tab') },
        { value: 'trends', label: t('trends.howMany') },
        { value: 'risk', label: t('risk.tab') },
      ]}
      aria-label={t('rail.fires')}
    />
  );
}
