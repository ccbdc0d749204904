import Segmented from 'antd/es/segmented';
import { useTranslation } from 'react-i18next';
import { setView, useView } from '../../view/store';

/** How the question is judged. It is part of the address. */
export function JudgedBy() {
  const { t } = useTranslation();
  const { judge } = useView();
  return (
    <Segmented
      block
      className="judged-by"
      value={judge}
      onChange={(value) => setView({ judge: value })}
      aria-label={t('coverage.judgedBy')}
      options={[
        { value: 'radius' as const, label: t('coverage.byRadius') },
        { value: 'standard' as const, label: t('coverage.byStandard') },
      ]}
      data-testid="judged-by"
    />
  );
}
