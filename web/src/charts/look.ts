/** A colour of the page by its name in tokens.css. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** An axis as quiet as the panel: hairlines of the page, small figures. */
export function axis(more: Record<string, unknown> = {}) {
  return {
    axisLine: { lineStyle: { color: token('line') } },
    axisTick: { show: false },
    axisLabel: { color: token('ink-soft'), fontSize: 11, hideOverlap: true },
    splitLine: { lineStyle: { color: token('line') } },
    nameTextStyle: { color: token('ink-soft'), fontSize: 11 },
    ...more,
  };
}

/** A box beside the pointer in the page's own look. */
export function tooltip(more: Record<string, unknown> = {}) {
  return {
    confine: true,
    backgroundColor: token('paper'),
    borderColor: token('line'),
    padding: [6, 10],
    textStyle: { color: token('ink'), fontSize: 12 },
    ...more,
  };
}
