import type { Language } from '../view/url';

/** What stands around GraphiQL, which itself speaks English only. */
interface Texts {
  title: string;
  heading: string;
  back: string;
  schema: string;
  examples: string;
  examplesHow: string;
}

export const texts: Record<Language, Texts> = {
  'zh-CN': {
    title: 'RiskMap 数据接口 GraphQL',
    heading: '数据接口',
    back: '返回地图',
    schema: '下载 schema',
    examples: '示例查询',
    examplesHow: '点一个示例，它在新标签页里打开；按三角按钮运行。',
  },
  en: {
    title: 'RiskMap, the GraphQL API',
    heading: 'GraphQL API',
    back: 'Back to the map',
    schema: 'Schema as a file',
    examples: 'Example queries',
    examplesHow: 'Choose one: it opens in a tab of its own. The triangle runs it.',
  },
};
