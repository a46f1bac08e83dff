"""Makes many calls of the few in audio-fixtures/: make_calls.py FIXTURES OUT COUNT

Each call is a link to one of the fixtures' recordings, with its transcript if it has one, under a name, a time, a number
and a campaign of its own. What is heard in a recording is found in the index from the second time on.
"""

import csv
import datetime
import os
import random
import sys

fixtures, out, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(f"{fixtures}/calls.csv", newline="", encoding="utf-8") as file:
    originals = list(csv.DictReader(file))
chance = random.Random(1)
begin = datetime.datetime(2025, 10, 1, 8, tzinfo=datetime.timezone.utc)
campaigns = sorted({call["campaign.name"] for call in originals})
os.makedirs(f"{out}/calls")
with open(f"{out}/calls.csv", "w", newline="", encoding="utf-8") as file:
    table = csv.DictWriter(file, originals[0].keys())
    table.writeheader()
    for number in range(count):
        call = dict(originals[number % len(originals)])
        for column in ("recording", "transcript"):
            if call[column]:
                name = f"calls/call-{number:06}.{call[column].rsplit('.', 1)[1]}"
                os.symlink(os.path.abspath(f"{fixtures}/{call[column]}"), f"{out}/{name}")
                call[column] = name
        call["id"] = f"m-{number:06}"
        call["started"] = (begin + datetime.timedelta(minutes=53 * number)).strftime("%Y-%m-%dT%H:%M:%SZ")
        if call["caller.number"]:
            call["caller.number"] = f"+1212555{chance.randrange(10_000):04}"
        call["campaign.name"] = chance.choice(campaigns)
        table.writerow(call)
