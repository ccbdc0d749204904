import { useTranslation } from 'react-i18next';
import { Tabs } from '../shell/Tabs';
import { setView, useView } from '../view/store';
import { boards } from '../view/url';

/** What leaders ask for: the week, the month, the year, campaigns, and whether a report is right. */
export function BoardTabs() {
  const { t } = useTranslation();
  const { question, board } = useView();
  return (
    <Tabs
      label={t('rail.boards')}
      name="board"
      tabs={(['week', ...boards, 'reports'] as const).map((tab) => ({ tab, word: t(`boards.tab.${tab}`) }))}
      open={question === 'reports' ? 'reports' : (board ?? 'week')}
      onOpen={(tab) =>
        tab === 'reports'
          ? setView({ question: 'reports', campaign: undefined })
          : setView({ question: 'boards', board: tab === 'week' ? undefined : tab, when: undefined, campaign: undefined })
      }
    />
  );
}
