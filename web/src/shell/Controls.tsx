import ConfigProvider from 'antd/es/config-provider';
import enGB from 'antd/es/locale/en_GB';
import zhCN from 'antd/es/locale/zh_CN';
import theme from 'antd/es/theme';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../view/store';

/** antd's controls in our colours, sizes and language. Everything of antd stands below this, so it loads after the map. */
export function Controls({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const dark = useView().base === 'dark';
  const accent = dark ? '#ff7a6b' : '#b5342a';
  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? enGB : zhCN}
      theme={{
        algorithm: dark ? [theme.darkAlgorithm, theme.compactAlgorithm] : theme.compactAlgorithm,
        token: {
          colorPrimary: accent,
          colorInfo: accent,
          colorText: dark ? '#e6eaee' : '#26323b',
          colorTextSecondary: dark ? '#a4adb6' : '#5b666e',
          colorTextDescription: dark ? '#a4adb6' : '#5b666e',
          colorTextPlaceholder: dark ? '#a4adb6' : '#5b666e',
          colorBorder: dark ? '#4a545e' : '#d3ccc0',
          colorBgContainer: dark ? '#222930' : '#ffffff',
          colorBgElevated: dark ? '#222930' : '#ffffff',
          borderRadius: 6,
          controlHeight: 32,
          fontSize: 14,
          fontFamily: 'var(--font)',
          motionDurationMid: '0.12s',
          motionDurationSlow: '0.18s',
        },
        components: {
          Slider: {
            railSize: 4,
            handleSize: 12,
            handleSizeHover: 14,
            railBg: dark ? '#3a434d' : '#e5e0d8',
            trackBg: accent,
            trackHoverBg: accent,
            dotActiveBorderColor: accent,
            handleColor: accent,
            handleActiveColor: accent,
            dotBorderColor: dark ? '#4a545e' : '#d3ccc0',
          },
          Segmented: { itemSelectedColor: accent, trackBg: dark ? '#171c21' : '#f1eee9' },
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
