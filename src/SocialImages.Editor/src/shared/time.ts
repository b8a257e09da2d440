/** A wall clock's time, `2026-12-01T09:00`, and the zone it is read in. */
export type WallTime = string

export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

const two = (value: number) => String(value).padStart(2, '0')

export function wallTime(instant: Date, zone: string): WallTime {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).formatToParts(instant).map((part) => [part.type, part.value]))
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/** The instant at which the zone's clocks show this time; null in the hour that summer time skips. */
export function instantOf(local: WallTime, zone: string): Date | null {
  const asUtc = Date.parse(`${local}:00Z`)
  if (Number.isNaN(asUtc)) return null
  for (const guess of [asUtc - offset(asUtc, zone), asUtc - offset(asUtc - 86_400_000, zone), asUtc - offset(asUtc + 86_400_000, zone)]) {
    if (wallTime(new Date(guess), zone) === local) return new Date(guess)
  }
  return null
}

const offset = (instant: number, zone: string) => Date.parse(`${wallTime(new Date(instant), zone)}:00Z`) - Math.floor(instant / 60_000) * 60_000

export const dayOf = (local: WallTime) => local.slice(0, 10)
export const timeOf = (local: WallTime) => local.slice(11, 16)
export const addDays = (day: string, days: number) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
export const today = (zone: string) => dayOf(wallTime(new Date(), zone))
export const fromLocalDate = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

export function zoneOffset(instant: Date, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'UTC'
}

export const zoneName = (zone: string) => zone.replace(/^.*\//, '').replaceAll('_', ' ')

const formats = {
  moment: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  dayMonth: { day: 'numeric', month: 'short' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  fullDay: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  longDay: { weekday: 'long', day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
  full: { dateStyle: 'medium', timeStyle: 'medium' },
  date: { dateStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export const show = (instant: string | Date, format: keyof typeof formats, locale: string, zone = ownZone) =>
  new Intl.DateTimeFormat(locale, { ...formats[format], timeZone: zone }).format(typeof instant === 'string' ? new Date(instant) : instant)

/** With the zone's name where it is not the reader's own. */
export const showInZone = (instant: string | Date, zone: string, locale: string) => `${show(instant, 'moment', locale, zone)}${zone === ownZone ? '' : ` (${zoneName(zone)})`}`

/** A calendar day, which has no zone. */
export const showDay = (day: string, format: keyof typeof formats, locale: string) => show(`${day}T12:00:00Z`, format, locale, 'UTC')
