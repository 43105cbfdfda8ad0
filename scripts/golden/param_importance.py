"""Prints omega squared of outcomes grouped by a factor, for Tests/ReportsTests/Params/ParamImportanceTests.swift.

Needs statsmodels and pandas: the sums of squares are those of its analysis of variance.
"""

import pandas
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm

CASES = {
    "three words": (["a", "a", "b", "b", "b", "c", "c", "c", "c"], [0.91, 0.93, 0.81, 0.86, 0.84, 0.95, 0.96, 0.9, 0.97]),
    "weak": (["a", "b"] * 6, [0.5, 0.52, 0.61, 0.58, 0.49, 0.66, 0.55, 0.51, 0.6, 0.63, 0.52, 0.57]),
}

for name, (levels, outcomes) in CASES.items():
    frame = pandas.DataFrame({"level": levels, "outcome": outcomes})
    table = anova_lm(ols("outcome ~ C(level)", frame).fit())
    between, within = table["sum_sq"]
    noise = table["mean_sq"].iloc[1]
    omega = (between - table["df"].iloc[0] * noise) / (between + within + noise)
    print(name, repr(float(omega)))
