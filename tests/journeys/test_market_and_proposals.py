"""What is noted of the market, and what is reported to the director."""

from pathlib import Path

import cooperation
from drivers import DirectoryDriver, RecordDialogDriver
from driving import Program

from inkop_desktop.records.governance import MarketNote
from inkop_desktop.services import records


def test_the_market_is_noted_from_its_product_area(program: Program, tmp_path: Path) -> None:
    made = cooperation.make(tmp_path / "riik.inkop")
    made.register.close()
    program.start(tmp_path / "riik.inkop")
    page = DirectoryDriver(program, "areas")
    page.choose("Kontor")
    assert "Nytt papir" not in page.facts().values()
    page.press("New market note")
    form = RecordDialogDriver(program)
    form.write("title", "Nytt papir")
    form.save()
    assert "“Nytt papir” is saved" in program.told()
    assert page.facts()[program.desk.today.isoformat()] == "Nytt papir"
    (note,) = records.every(program.desk.register, MarketNote)
    assert (note.area_id, note.noted_on) == (made["Kontor"], program.desk.today)
    guidance = DirectoryDriver(program, "guidance")
    guidance.tab("Market and prices")
    assert guidance.titles("title") == ["Nytt papir"]
