import type { Base } from '../view/url';

/** Every colour the map draws with; the two bases are for a desk and for a projector in a dark room. */
export interface MapColours {
  land: string;
  water: string;
  green: string;
  farmland: string;
  industrial: string;
  road: string;
  mainRoad: string;
  casing: string;
  /** Roads seen from too far away for a casing. */
  farRoad: string;
  building: string;
  buildingEdge: string;
  label: string;
  halo: string;
  waterLabel: string;
  pass: string;
  passEdge: string;
  fail: string;
  failEdge: string;
  unknown: string;
  unknownGround: string;
  ink: string;
  paper: string;
  accent: string;
  /** Five classes from low to high: YlOrRd on paper, inferno on dark. */
  heat: readonly string[];
  /** Shares covered from none to all, in fifths, between fail and pass. */
  share: readonly string[];
  /** Fewer by half, fewer, more, twice as many: two hues that no common colour blindness confuses. */
  change: readonly string[];
}

const light: MapColours = {
  land: '#F5F3EF',
  water: '#D5E3EA',
  green: '#E4EBDD',
  farmland: '#EFEEE0',
  industrial: '#EFEBE8',
  road: '#FFFFFF',
  mainRoad: '#FFFDF6',
  casing: '#DDD7CC',
  farRoad: '#D9D2C6',
  building: '#E3DED5',
  buildingEdge: '#D3CCC0',
  label: '#6B665E',
  halo: '#F5F3EFE6',
  waterLabel: '#54788C',
  pass: '#2166AC',
  passEdge: '#1A5390',
  fail: '#D6604D',
  failEdge: '#A23B2B',
  unknown: '#8C8C8C',
  unknownGround: '#ECEAE6',
  ink: '#26323B',
  paper: '#FFFFFF',
  accent: '#B5342A',
  heat: ['#FFFFB2', '#FECC5C', '#FD8D3C', '#F03B20', '#BD0026'],
  share: ['#D6604D', '#F4A582', '#E4DDD4', '#92C5DE', '#2166AC'],
  change: ['#2166AC', '#92C5DE', '#F4A582', '#B2182B'],
};

const dark: MapColours = {
  land: '#14181D',
  water: '#0E2430',
  green: '#17211C',
  farmland: '#191E1D',
  industrial: '#1A1E24',
  road: '#2A3038',
  mainRoad: '#353D47',
  casing: '#0F1216',
  farRoad: '#2A3038',
  building: '#232932',
  buildingEdge: '#2E3641',
  label: '#A4ADB6',
  halo: '#14181DE6',
  waterLabel: '#6F9DB5',
  pass: '#4393C3',
  passEdge: '#7CB7DC',
  fail: '#D6604D',
  failEdge: '#F4A08F',
  unknown: '#8C8C8C',
  unknownGround: '#262B31',
  ink: '#E6EAEE',
  paper: '#14181D',
  accent: '#FF7A6B',
  heat: ['#420A68', '#932667', '#DD513A', '#FCA50A', '#FCFFA4'],
  share: ['#D6604D', '#B98274', '#7D8790', '#5F9CC0', '#4393C3'],
  change: ['#67A9CF', '#3B6E8F', '#A8604C', '#EF8A62'],
};

export const coloursOf: Record<Base, MapColours> = { light, dark };
