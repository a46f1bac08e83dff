"""peers.py MARKET PATHS SHARES SUMS: the same market through ChannelAttribution and DuckDB.

MARKET is a folder that tools/make-market wrote, PATHS and SHARES come from `AttributionSpeed
shares`, SUMS from `AttributionSpeed sums`, for the same people. Prints tables in Markdown.
"""
import contextlib
import io
import os
import sys
import time
from itertools import groupby

import duckdb
import pandas

with contextlib.redirect_stdout(io.StringIO()):
    import ChannelAttribution as peer


def rows(path, kind):
    """The rows of one kind, without it."""
    lines = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    return [line[1:] for line in lines if line[0] == kind]


def timed(work):
    """What `work` returns, and processor seconds."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def markov(paths, shares):
    """Removal effects beside those that are simulated."""
    ours = rows(shares, "effect")
    seconds = {name: float(value) for name, value in rows(shares, "seconds")}
    print("## Markov, beside ChannelAttribution\n")
    print("Theirs are simulated, ours are solved; so theirs come nearer the more is simulated. They get"
          " paths in which a channel\nis not repeated in a row, which is what ours counts.\n")
    print("| order | simulated paths, at least | largest difference of a share | of a removal effect"
          " | their seconds | ours, learning and solving | ratio |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    data = pandas.read_csv(paths, sep="\t")
    data["path"] = data["path"].map(lambda path: ">".join(name for name, _ in groupby(path.split(">"))))
    data = data.groupby("path", as_index=False).sum()
    for order in (1, 2, 3):
        mine = {name: (float(effect), float(share))
                for number, name, effect, share in ours if int(number) == order}
        for simulated in (1e5, 1e7):
            with contextlib.redirect_stdout(io.StringIO()):
                result, theirs = timed(lambda: peer.markov_model(
                    data, "path", "converted", var_value="cents", var_null="lost", order=order,
                    nsim_start=simulated, out_more=True, seed=1, verbose=False, flg_pro=False))
            total = result["result"]["total_conversions"].sum()
            share = max(
                abs(row.total_conversions / total - mine[row.channel_name][1])
                for row in result["result"].itertuples())
            effect = max(
                abs(row.removal_effects_conversion - mine[row.channel_name][0])
                for row in result["removal_effects"].itertuples())
            own = seconds[f"learn {order}"] + seconds[f"solve {order}"]
            print(f"| {order} | {simulated:,.0f} | {share:.4f} | {effect:.4f} | {theirs:.1f} |"
                  f" {own:.2f} | {theirs / own:.1f} |")
    print()


def heuristics(paths, shares):
    """First, last and linear beside theirs."""
    data = pandas.read_csv(paths, sep="\t")
    with contextlib.redirect_stdout(io.StringIO()):
        theirs, seconds = timed(lambda: peer.heuristic_models(
            data, "path", "converted", var_value="cents", flg_pro=False))
    theirs = theirs.set_index("channel_name")
    print("## First, last and linear, beside ChannelAttribution\n")
    print("| model | largest difference, conversions | cents |\n|---|---:|---:|")
    for model in ("first", "last", "linear"):
        difference, cents = 0, 0
        for name, channel, conversions, money in rows(shares, "sum"):
            if name == model:
                column = f"{model}_touch"
                difference = max(
                    difference, abs(theirs.loc[channel, f"{column}_conversions"] - float(conversions)))
                cents = max(cents, abs(theirs.loc[channel, f"{column}_value"] - float(money)))
        print(f"| {model} | {difference:.6f} | {cents:.1f} |")
    own = {name: float(value) for name, value in rows(shares, "seconds")}["share"]
    print(f"\nTheirs {seconds:.2f} s on counted paths; ours {own:.2f} s on journeys.\n")


SQL = """
with touch as (
  select coalesce(nullif(concat_ws(' / ', source, medium), ''), 'direct') as channel,
         coalesce(campaign_id, '') as campaign,
         "at", split_part(visitor_id, '-', 1) as person,
         case when kind in ('view', 'email_open') then 1 else 30 end as days
  from (select distinct "at", source, medium, campaign_id, visitor_id, kind
        from read_csv('{market}/touchpoints.csv', nullstr='', all_varchar=false))
), sale as (
  select id, visitor_id as person, closed_at, amount
  from read_csv('{market}/deals.csv') where won = 'yes'
), met as (
  select distinct id, amount, channel, campaign, "at", days
  from sale join touch using (person)
  where "at" <= closed_at and "at" >= closed_at - to_days(days)
), placed as (
  select *, count(*) over (partition by id) as touches,
    row_number() over (partition by id order by "at" desc, channel desc, campaign desc, days desc) as back
  from met
)
select channel, sum(1.0 / touches) as linear, sum(case when back = 1 then 1 else 0 end) as last,
  sum(amount / touches * 100) as linear_cents,
  sum(case when back = 1 then amount else 0 end) * 100 as last_cents
from placed group by channel order by channel
"""


def sql(market, sums):
    """Linear and last touch in SQL over the files."""
    connection = duckdb.connect()
    connection.execute("set threads = 1")
    theirs, seconds = timed(
        lambda: connection.execute(SQL.format(market=market)).fetchall())
    theirs = {row[0]: row[1:] for row in theirs}
    print("## Linear and last touch, beside SQL in DuckDB\n")
    print("| model | largest difference, conversions | cents |\n|---|---:|---:|")
    for model, place in (("linear", 0), ("last", 1)):
        conversions = cents = 0
        for name, channel, count, money in rows(sums, "sum"):
            if name == model:
                there = theirs.get(channel, (0, 0, 0, 0))
                conversions = max(conversions, abs(float(there[place]) - float(count)))
                cents = max(cents, abs(float(there[place + 2]) - float(money)))
        print(f"| {model} | {conversions:.6f} | {cents:.1f} |")
    print("\nCents differ because each sale is shared in whole cents here.", end="")
    print(f" DuckDB takes {seconds:.1f} s on one core to read the files and reckon these two.\n")


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    folder, paths_file, shares_file, sums_file = sys.argv[1:]
    markov(paths_file, shares_file)
    heuristics(paths_file, shares_file)
    sql(folder, sums_file)
