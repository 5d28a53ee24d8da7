# Ficha Clara: `make run` sets everything up and serves the app; `make test` runs all that must pass.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

# Each stamp is written when its step is done, so a step that was cut short is done again.
VENV := .venv/.creado
RUN := .venv/.listo
TEST := .venv/.listo-pruebas

.PHONY: run test demo bench lint model lexicon
.DEFAULT_GOAL := run

run: $(RUN)
	@$(BIN)/fichas app

test: lint
	$(BIN)/python -m pytest

# The main job in a terminal: load, three questions (a printed figure, a derived one, prose), their sources.
demo: export FICHAS_DATOS = .venv/demo
demo: $(RUN)
	@rm -rf $(FICHAS_DATOS)
	@echo '· Carga de las fichas de demostración' && $(BIN)/fichas cargar fichas/*.pdf
	@echo && $(BIN)/fichas preguntar '¿Cuál fue el presupuesto final 2023 del programa de apoyo a inmigrantes?'
	@echo && $(BIN)/fichas preguntar '¿Qué porcentaje del presupuesto inicial se ejecutó en 2023 en el programa de inmigrantes?'
	@echo && $(BIN)/fichas preguntar '¿Por qué el programa de inmigrantes ejecutó menos de lo presupuestado?'
	@rm -rf $(FICHAS_DATOS)

bench: $(TEST)
	@$(BIN)/python -m bench

# The bundled search model, made again from the project's own text; the same each time.
model: $(RUN)
	@$(BIN)/python -m vectorstore.train

# The filters of Spanish words and verbs that questions are read with.
lexicon: $(TEST)
	@$(BIN)/python -m qa.train

lint: $(TEST)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy .
	$(BIN)/lint-imports

$(VENV):
	@test -n '$(PYTHON)' && '$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Ficha Clara necesita Python 3.11 o superior, y aquí no se encontró.' >&2; \
	  echo 'Instálelo y repita; si está en otra carpeta, indique cuál es: make run PYTHON=/carpeta/python3.11' >&2; \
	  exit 1; }
	@echo 'Preparando el entorno de Python en .venv …'
	@if '$(PYTHON)' -c 'import ensurepip' 2>/dev/null; then '$(PYTHON)' -m venv .venv; else \
	  '$(PYTHON)' -m venv --without-pip .venv && '$(PYTHON)' -m pip --python $(BIN)/python install pip; fi
	@touch $@

$(RUN): requirements.txt pyproject.toml $(VENV)
	@echo 'Instalando las bibliotecas: la primera vez toma algunos minutos …'
	@$(PIP) install -r requirements.txt && $(PIP) install --no-deps --editable . || { \
	  echo 'No se pudieron instalar las bibliotecas: el motivo está más arriba, en inglés.' >&2; \
	  echo 'Si fue la conexión o el espacio en disco, arréglelo y repita: se sigue desde aquí.' >&2; \
	  exit 1; }
	@touch $@

$(TEST): requirements-test.txt $(RUN)
	@$(PIP) install -r requirements-test.txt
	@touch $@
