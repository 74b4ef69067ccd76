# `make run` builds Portico and serves it, with demo data where there are none yet; `make test` proves that it works.
# Options for the server go into ARGS: make run ARGS="--port 9000 --development"

RELEASE := swift build --configuration release --static-swift-stdlib

.PHONY: run texts test browser fuzz bench format lint test-sanitize clean packages

run:
	@.ci/packages build
	$(RELEASE) --product portico
	.build/release/portico demo --if-empty $(ARGS)
	exec .build/release/portico serve $(ARGS)

test: lint
	@.ci/packages build test
	swift build --build-tests
	swift test --skip-build
	@$(MAKE) --no-print-directory browser

# The portal as people use it, in Chromium; pictures of all pages are in .build/screenshots afterwards.
# `make browser TESTS="Tests/Browser/test_board.py -k dragged"` runs what is named.
BROWSER := .build/browser
TESTS = Tests/Browser
browser:
	@.ci/packages build test
	swift build --product portico
	@$(MAKE) --no-print-directory $(BROWSER)/made
	$(BROWSER)/bin/python -B -m pytest $(TESTS)

$(BROWSER)/made: Tests/Browser/requirements.txt
	python3 -m venv --clear $(BROWSER)
	$(BROWSER)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

# The decoders under libFuzzer, which sees what an input reaches and so digs deeper than the mutations of `make test`:
# `make fuzz DECODERS="head chunk" SECONDS=600`. What it learns stays in .build/fuzz; a finding goes to Tests/Fuzz/Corpus.
DECODERS = $(notdir $(wildcard Tests/Fuzz/Corpus/*))
SECONDS = 60
fuzz: export FUZZER_ARCHIVE = $(wildcard $(dir $(realpath $(shell command -v swift)))../lib/clang/*/lib/linux/libclang_rt.fuzzer_no_main-*.a)
fuzz: export SWIFT_BACKTRACE = enable=no
# Tables that live as long as the program are behind pointers that the leak checker cannot see through.
fuzz: export ASAN_OPTIONS = detect_leaks=0
fuzz:
	swift build --quiet --product fuzz --scratch-path .build/libfuzzer
	set -e; for decoder in $(DECODERS); do \
		mkdir -p .build/fuzz/$$decoder; \
		DECODER=$$decoder .build/libfuzzer/debug/fuzz -max_total_time=$(SECONDS) -max_len=4096 -timeout=5 \
			-rss_limit_mb=2048 -artifact_prefix=.build/fuzz/$$decoder- \
			.build/fuzz/$$decoder Tests/Fuzz/Corpus/$$decoder; \
	done

bench:
	@.ci/packages build bench
	$(RELEASE) --product portico
	$(RELEASE) --product TemplatesBench
	$(RELEASE) --product DatabaseBench
	$(RELEASE) --product PartsBench
	Bench/run --keep

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift

lint:
	@.ci/lint

# Each sanitizer has its own build, so that neither throws away the other's nor the plain one. Leaks are not looked
# for: the test runner itself holds on to some, behind pointers that the sanitizer cannot see through. Fewer tests run
# at a time, because a server that is so slow must still keep its deadlines.
test-sanitize: FEWER := --experimental-maximum-parallelization-width 12
test-sanitize: export SWIFT_BACKTRACE = enable=no
test-sanitize: export ASAN_OPTIONS = detect_leaks=0
test-sanitize:
	@.ci/packages build test
	swift test --sanitize address --scratch-path .build/address $(FEWER)
	swift test --sanitize thread --scratch-path .build/thread $(FEWER)

# Takes new texts into the translations and drops those that are used no more.
texts:
	@.ci/packages build
	swift build --product portico
	.build/debug/portico texts > .build/de.po
	mv .build/de.po Templates/texts/de.po

clean:
	rm -rf .build

packages:
	@.ci/packages build test bench
