# One line a target: the work is in tools/dev.py, so that a system without make has it too
# (python tools/dev.py run). `make` alone lists what there is.
PYTHON ?= python3
TARGETS := setup run demo test check quick bundle bench real-data lock messages

.PHONY: help $(TARGETS)

help:
	@$(PYTHON) tools/dev.py

$(TARGETS):
	@$(PYTHON) tools/dev.py $@
