import { accounts } from './zh/accounts';
import { areas } from './zh/areas';
import { boards } from './zh/boards';
import { cards } from './zh/cards';
import { entry } from './zh/entry';
import { hydrants } from './zh/hydrants';
import { incidents } from './zh/incidents';
import { inspect } from './zh/inspections';
import { map } from './zh/map';
import { plan } from './zh/plan';
import { shell } from './zh/shell';
import { units } from './zh/units';
import { zones } from './zh/zones';

/** Chinese as a fire officer would say it, a file for each room; the shape of this object is the shape of every language. */
export const zhCN = {
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

/** Every key with a text; other languages must have the same ones. */
export type Texts = typeof zhCN;
