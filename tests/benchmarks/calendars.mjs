// Reads iCalendar files with ical.js and prints, a JSON line each, when their events are:
// node calendars.mjs FOLDER, with ical.js beside it in node_modules.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, modules] = process.argv.slice(2);
const found = createRequire(join(modules, "package.json")).resolve("ical.js");
const { default: ICAL } = await import(pathToFileURL(found));

function moment(time) {
  return time.isDate ? time.toString() : time.toJSDate().toISOString();
}

function occurrences(calendar) {
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const isOff = (event) => event.component.getFirstPropertyValue("status") === "CANCELLED";
  const masters = events.filter((event) => !event.isRecurrenceException());
  const others = events.filter((event) => event.isRecurrenceException());
  const shown = [];
  for (const master of masters.filter((event) => !isOff(event))) {
    const mine = others.filter((event) => event.uid === master.uid);
    if (!master.isRecurring()) {
      const only = mine[0] ?? master;
      if (!isOff(only)) shown.push([moment(only.startDate), only.duration.toSeconds() / 60]);
      continue;
    }
    mine.forEach((event) => master.relateException(event));
    const times = master.iterator();
    for (let next = times.next(); next; next = times.next()) {
      const { item, startDate } = master.getOccurrenceDetails(next);
      if (!isOff(item)) shown.push([moment(startDate), item.duration.toSeconds() / 60]);
    }
  }
  return shown.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}

for (const name of readdirSync(folder).filter((one) => one.endsWith(".ics")).sort()) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, name), "utf8")));
  console.log(JSON.stringify([name, occurrences(calendar)]));
}
