/** What a VPN is set up on. */
export const PLATFORMS = ['ios', 'android', 'windows', 'macos', 'linux', 'router'] as const;
export type Platform = (typeof PLATFORMS)[number];

export const isPlatform = (text: string | undefined): text is Platform =>
  PLATFORMS.some((platform) => platform === text);

/** What a browser says of its device. iPads call themselves Macs, but no Mac has a touch screen. */
export const platformOf = ({ userAgent, touchPoints }: { userAgent: string; touchPoints: number }): Platform | null => {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (/Macintosh/.test(userAgent)) return touchPoints > 1 ? 'ios' : 'macos';
  if (/Android/.test(userAgent)) return 'android';
  if (/Windows/.test(userAgent)) return 'windows';
  return /Linux|X11|CrOS/.test(userAgent) ? 'linux' : null;
};
