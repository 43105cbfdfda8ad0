# The commands of a newcomer and of everyday work. All of them can be repeated at will.

# Where 'make demo' records.
STORE ?= demo.sqlite
# Passed on to 'swift build' and 'swift test', such as '--jobs 1'.
SWIFT_FLAGS ?=
# How long 'make fuzz' feeds each reader.
FUZZ_SECONDS ?= 60

CNNLAB := .build/release/cnnlab
SWEEP := digits-architectures
SWIFT_SOURCES := Package.swift $(wildcard Sources Tests Migrations)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test bootstrap build lint format check bench torture fuzz clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/make \1	\2/p' Makefile | expand -t 18

demo: bootstrap  ## train a small grid of networks on real digits, compare them, evaluate the best
	swift build -c release $(SWIFT_FLAGS) --product cnnlab
	$(CNNLAB) sweep Experiments/$(SWEEP).yaml --store $(STORE)
	$(CNNLAB) report --sweep $(SWEEP) --store $(STORE)
	$(CNNLAB) evaluate --sweep $(SWEEP) --best --store $(STORE)

# One test at a time: tests that start, watch and kill processes must not starve behind those that train. The product is
# named because all products together would bring the compiler of protocol buffers, which nothing here needs.
test: bootstrap  ## build and run all tests
	swift test -c release --no-parallel --test-product cnnlabPackageTests $(SWIFT_FLAGS)

bootstrap:  ## check for the toolchain and the system packages, install what is missing
	@scripts/bootstrap

build: bootstrap  ## build everything, optimized
	swift build -c release $(SWIFT_FLAGS)

lint: bootstrap  ## check the format of all Swift files
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)

format: bootstrap  ## put all Swift files into the format
	swift format --in-place --parallel --recursive $(SWIFT_SOURCES)

check: lint build test  ## all that a change must pass

bench: bootstrap  ## measure training steps and inference against the machine's peak
	swift build -c release $(SWIFT_FLAGS) --product cnnlab-bench
	.build/release/cnnlab-bench

torture: bootstrap  ## kill workers, trainings and writers at random for minutes; compare searches over many seeds
	CNNLAB_TORTURE=1 swift test -c release --no-parallel --test-product cnnlabPackageTests $(SWIFT_FLAGS) --filter Torture

fuzz: bootstrap  ## feed the readers of data, models and stores with mutated files, each for FUZZ_SECONDS
	scripts/fuzz $(FUZZ_SECONDS)

clean:  ## remove what was built; stores are left alone
	swift package clean
