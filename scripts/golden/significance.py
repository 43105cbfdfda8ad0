#!/usr/bin/env python3
"""Prints the golden values of Tests/StatisticsTests: what scipy says of distributions and tests.

Needs scipy (made with 1.17). The tests do not need it.
"""

from scipy import stats

print("cumulative and quantiles of Student's t")
for df in (1, 2, 2.5, 9, 19, 100, 100_000):
    for t in (-40.0, -2.5, -0.1, 0.0, 1.0, 3.0):
        print(f"  ({df}, {t}, {stats.t.cdf(t, df)!r}),")
    for p in (0.001, 0.05, 0.5, 0.975, 0.9995):
        print(f"  quantile ({df}, {p}, {stats.t.ppf(p, df)!r}),")

first = [0.91, 0.93, 0.90, 0.95, 0.92]
second = [0.90, 0.91, 0.91, 0.92, 0.90]
longer = [0.90, 0.91, 0.91, 0.92, 0.90, 0.99, 0.85]
print("paired", stats.ttest_rel(first, second))
print("welch", stats.ttest_ind(first, longer, equal_var=False))
low, high = stats.t.interval(0.95, 4, loc=0, scale=stats.sem(first))
print("half width", repr(high))
print("McNemar")
for b, c in ((0, 0), (0, 1), (0, 6), (3, 12), (12, 3), (10, 10), (40, 60), (1000, 1100)):
    p = stats.binomtest(min(b, c), b + c, 0.5).pvalue if b + c else 1.0
    print(f"  ({b}, {c}, {p!r}),")
