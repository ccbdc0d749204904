import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { followHazards } from '../inspections/hazards/live';
import { followVisits } from '../inspections/visits/live';
import { Question } from '../shell/Question';
import { setView, useView } from '../view/store';
import { BoardTabs } from './BoardTabs';
import { CampaignCard } from './CampaignCard';
import { CampaignList } from './CampaignList';
import { MonthBoard } from './MonthBoard';
import { Present } from './present/Present';
import { WeekBoard } from './WeekBoard';
import { YearBoard } from './YearBoard';

/** How does it stand: this week, this month, this year? */
export default function BoardsRoom({ area }: { area: Area }) {
  const { t } = useTranslation();
  const { board, campaign, slide } = useView();
  useEffect(() => followHazards(area.code), [area.code]);
  useEffect(() => followVisits(area.code), [area.code]);
  return (
    <>
      <Question>{t(`boards.title.${board ?? 'week'}`)}</Question>
      <BoardTabs />
      {board === undefined && <WeekBoard area={area} />}
      {board === 'month' && <MonthBoard area={area} />}
      {board === 'year' && <YearBoard area={area} />}
      {board === 'campaigns' && (campaign ? <CampaignCard area={area} id={campaign} /> : <CampaignList area={area} />)}
      <p className="board-present">
        <button type="button" className="quiet" onClick={() => setView({ slide: 1 })} data-testid="present">
          {t('boards.present')}
        </button>
      </p>
      {slide !== undefined && <Present area={area} />}
    </>
  );
}
