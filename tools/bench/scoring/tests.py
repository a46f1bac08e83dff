"""Tests of the scoring, against figures worked out by hand: python3 -m unittest discover -s tools/bench/scoring -p tests.py"""
import pathlib
import tempfile
import unittest

from measures import FALSE_ALARM_WEIGHT, false_alarms_per_hour, judge, measure, together
from yardstick import Yardstick, read_hits

REFERENCES = """#call	type	start	end	keyword
one	kw	10.0	11.0	refund
one	kw	20.0	21.0	refund
one	dc	30.0	31.0	refund
two	kw	5.0	6.0	invoice
"""


class Scoring(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        place = pathlib.Path(self.folder.name)
        (place / "ref.tsv").write_text(REFERENCES)
        (place / "calls.tsv").write_text("one\t1800\ntwo\t1800\n")
        (place / "keywords.txt").write_text("refund\ninvoice\n")
        (place / "absent.txt").write_text("lawyer\n")
        self.yardstick = Yardstick(place)

    def hits(self, *rows):
        path = pathlib.Path(self.folder.name) / "hits.tsv"
        path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows))
        return read_hits(path)

    def judged(self, *rows):
        return judge(self.yardstick, self.hits(*rows), self.yardstick.keywords)

    def rights(self, *rows):
        return [right for _, right in self.judged(*rows)[0].hits]

    def test_a_hit_is_right_up_to_half_a_second_beside_the_reference(self):
        self.assertEqual(self.rights(("one", "refund", 11.0, 12.0, 0.9)), [True])
        self.assertEqual(self.rights(("one", "refund", 11.1, 12.1, 0.9)), [False])

    def test_a_reference_answers_for_one_hit_only(self):
        self.assertEqual(
            self.rights(("one", "refund", 9.6, 9.9, 0.5), ("one", "refund", 10.4, 10.6, 0.9)), [True, False])

    def test_of_hits_that_overlap_the_best_counts(self):
        self.assertEqual(
            self.rights(("one", "refund", 40.0, 42.0, 0.5), ("one", "refund", 41.9, 42.5, 0.9)), [False])

    def test_a_keyword_inside_another_word_counts_neither_way(self):
        self.assertEqual(self.rights(("one", "refund", 30.2, 30.8, 0.9)), [])

    def test_a_call_answers_for_itself(self):
        self.assertEqual(self.rights(("two", "refund", 10.2, 10.8, 0.9)), [False])

    def test_the_value_of_a_search_by_hand(self):
        numbers = measure(self.judged(
            ("one", "refund", 10.2, 10.8, 0.9), ("two", "invoice", 5.2, 5.8, 0.8),
            ("one", "refund", 50.0, 51.0, 0.7), ("one", "refund", 20.2, 20.8, 0.6)))
        # At .8: refund finds one of two, invoice its one, no false alarm. Lower, one alarm of refund costs more
        # than the rest: 999.9 / (3600 − 2) of refund, halved, against a quarter.
        alarm = FALSE_ALARM_WEIGHT / 3598
        self.assertAlmostEqual(numbers.mtwv, max(0.75, 1 - alarm / 2))
        self.assertAlmostEqual(numbers.otwv, (max(0.5, 1 - alarm) + 1) / 2)
        self.assertEqual(numbers.most_found, 1)

    def test_the_share_missed_at_a_rate_of_false_alarms(self):
        # One false alarm of two keywords in an hour is half an alarm for a keyword and hour.
        numbers = measure(self.judged(
            ("one", "refund", 10.2, 10.8, 0.9), ("one", "refund", 50.0, 51.0, 0.7), ("one", "refund", 20.2, 20.8, 0.6)))
        self.assertAlmostEqual(numbers.missed_at[0.1], 0.75)
        self.assertAlmostEqual(numbers.missed_at[1.0], 0.5)

    def test_conditions_together_are_one_longer_recording(self):
        once = self.judged(("one", "refund", 10.2, 10.8, 0.9))
        both = together([once, once])
        self.assertEqual([(k.keyword, k.times_said, k.seconds) for k in both], [("refund", 4, 7200), ("invoice", 2, 7200)])

    def test_false_alarms_where_nothing_is_said(self):
        hits = self.hits(("three", "lawyer", 1.0, 2.0, 0.9), ("three", "lawyer", 1.5, 2.5, 0.8), ("three", "lawyer", 9, 10, 0.1))
        self.assertEqual(false_alarms_per_hour(hits, ["lawyer"], 0.5, 1800), 2)


if __name__ == "__main__":
    unittest.main()
