import { useTranslation } from 'react-i18next';

export function MissingThing() {
  const { t } = useTranslation();
  return <p className="soft">{t('card.missing')}</p>;
}
