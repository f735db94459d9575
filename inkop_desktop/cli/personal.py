"""Write out everything that is stored about a person."""

import json

from inkop_desktop import files, formats
from inkop_desktop.cli.conformance import conformance
from inkop_desktop.cli.opening import reading
from inkop_desktop.cli.output import say
from inkop_desktop.cli.parser import Options
from inkop_desktop.exchange import personal_json
from inkop_desktop.reports import orders
from inkop_desktop.reports.people_orders import ExtractOrder
from inkop_desktop.services import outgoing_extract, people, personal
from inkop_desktop.services.personal import Extract
from inkop_desktop.text import message


def extract(options: Options) -> int:
    """Write an extract for one person, as JSON or on paper."""
    standard = conformance(options)
    with reading(options.file, options.person) as register:
        person_id = people.person_named(register, options.name)
        if options.out.suffix.lower() == ".json":
            found = personal.extract(register, person_id)
            _write_json(outgoing_extract.told(register, found, options.today), options)
        else:
            order = ExtractOrder(options.today, person_id)
            orders.write(register, order, options.out, standard)
    say(formats.worded(message("{file} is written.", file=options.out.name)))
    return 0


def _write_json(found: Extract, options: Options) -> None:
    text = json.dumps(personal_json.of_extract(found), ensure_ascii=False, indent=2)
    with files.written(options.out) as out:
        out.write(f"{text}\n".encode())
