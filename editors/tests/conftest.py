"""What the tests of the editors' side share: the program, and a folder of rules to edit."""

import os
import pathlib

import pytest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
EARSHOT = os.environ.get("EARSHOT", str(REPOSITORY / ".build/release/earshot"))

SALES = """\
language 1
timezone "America/New_York"
currency USD

terms 카드 = "(credit|debit) card", "visa"

rule "card sale" id card_sale owner "anna"
when
  call.duration > 30s
  and mentions any of 카드 by caller
then
  conversion value $100
"""


@pytest.fixture
def rules(tmp_path):
    """A folder of rules with two files, as somebody has it on the disk."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "sales.rules").write_text(SALES, encoding="utf-8")
    (folder / "other.rules").write_text(
        'language 1\n\nrule "more" owner "anna"\nwhen\n  matched "card sale"\nthen\n  tag "x"\n',
        encoding="utf-8",
    )
    return folder
