const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  formats.set(zone, made);
  return made;
}

function parts(zone: string, at: number): { date: string; time: string; offset: string } {
  const read: Record<string, string> = {};
  for (const part of format(zone).formatToParts(at)) read[part.type] = part.value;
  return {
    date: `${read.year}-${read.month}-${read.day}`,
    time: `${read.hour}:${read.minute}:${read.second}`,
    offset: read.timeZoneName?.slice(3) || '+00:00',
  };
}

export const dateIn = (zone: string, at: number): string => parts(zone, at).date;

export function localIn(zone: string, at: number): string {
  const { date, time } = parts(zone, at);
  return `${date} ${time}`;
}

export function isoIn(zone: string, at: number): string {
  const { date, time, offset } = parts(zone, at);
  return `${date}T${time}${offset}`;
}
