import { accounts } from './en/accounts';
import { areas } from './en/areas';
import { boards } from './en/boards';
import { cards } from './en/cards';
import { entry } from './en/entry';
import { hydrants } from './en/hydrants';
import { incidents } from './en/incidents';
import { inspect } from './en/inspections';
import { map } from './en/map';
import { plan } from './en/plan';
import { shell } from './en/shell';
import { units } from './en/units';
import { zones } from './en/zones';
import type { Texts } from './zh-CN';

/** English, file for file beside its Chinese twin. */
export const en: Texts = {
  ...shell,
  ...accounts,
  ...boards,
  ...units,
  ...map,
  ...hydrants,
  ...plan,
  ...incidents,
  ...zones,
  ...areas,
  ...entry,
  ...cards,
  inspect,
};
