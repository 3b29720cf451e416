// Says, as JSON, when the events of a calendar on standard input begin and end, recurrences expanded by ical.js, in UTC
// where the calendar knows the zone: an object of lists of [start, end] by the summary of the event.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}
const told = (time) =>
  time.isDate || time.zone === ICAL.Timezone.localTimezone
    ? time.toString()
    : time.convertToZone(ICAL.Timezone.utcTimezone).toString();
const found = {};
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const times = (found[event.summary] ??= []);
  if (!event.isRecurring()) {
    times.push([told(event.startDate), told(event.endDate)]);
    continue;
  }
  const next = event.iterator();
  for (let start; times.length < 500 && (start = next.next()); ) {
    const { startDate, endDate } = event.getOccurrenceDetails(start);
    times.push([told(startDate), told(endDate)]);
  }
}
console.log(JSON.stringify(found));
