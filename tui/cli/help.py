"""What `timeline --help` says: a text, so that it needs no parser."""

from tui.model.translation import tr


def main_help() -> str:
    return tr(
        """\
Explore a timeline of dated events: who was where, who met whom, and what source says so.

usage: timeline [OPTIONS] [FILE…]           open the app (no FILE: the bundled timeline; -: standard input)
       timeline COMMAND [OPTIONS] [FILE…]   print or export instead

commands:
  list      print the events of a view
  people    print the people, or find one by name in any script
  met A [B] print whom somebody met, or how two people met, how surely, and who says so; of nobody, the grid of a view
  show ID   print all there is about an event, person, place, series, organization or source
  check     find every mistake in the files, with its line and the way out
  export    write a view to one file: html, markdown, svg, csv, ics, json, toml

options of a view (for the app, list and export):
  --view NAME           the view kept in the file under this name (S in the app); other options go before it
  -q, --query TEXT      words, "a phrase", who:NAME, kind:talks, in:2023-08 …; -not, a | b, (brackets)
  --window FROM/TO      only this time, as an EDTF interval: 2023-08, 2023-08-14/2023-08-17, -0043/0100
  --select ID           the event to stand on
  --language LANGUAGE   en or vi: titles, names and dates in this language where the file has it
  --lanes VALUE         drawn apart by series, kind, country, place, person or topic; person:size: largest first
  --pin PERSON          this person's events in a lane above the rest; may be said again for others
  --fold LANE           only a count of this lane, as country:CN; may be said again
  --tz ZONE             the clock on which times with a zone are drawn, as Europe/Berlin or +07:00
  --layout LAYOUT       (in the app) timeline or list; left out: a list on a narrow screen
  --grid                who met whom among the people of the view, in the app and in html

  --ascii               (app only) draw with plain ASCII signs, as where the locale is not UTF-8

  --strict              open nothing where anything is wrong in a file; else only that is left out

  -h, --help            this help; `timeline COMMAND --help` for one command
  -V, --version         the version

exit status: 0 fine, 1 problems found (a file with mistakes, nobody of that name), 2 a command line that cannot be
read, 128 + n ended by signal n

examples:
  timeline                                   the bundled timeline of security conferences
  timeline visits.toml                       your own file
  timeline -q giang --window 2023-08         one person's August
  timeline list -q 'kind:talks before:2024'  talks, with a date that is over before 2024
  timeline met giang shoigu                  did they meet, and who says so?
  timeline people -q 'tran van'              who is that?
  timeline show mcis-11                      everything about one event, with its sources
  timeline export -q giang -o giang.html     one page for a colleague
  timeline check visits.toml                 is the file right?

Files over 1 MB are read once and kept in ~/.cache/timeline until they change; with TIMELINE_NO_CACHE=1 they are not.
In the app, press ? for its keys. The file format: docs/file-format.md.
"""
    )
