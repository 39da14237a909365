# The program with all it uses, for compose.yaml: as Prefect server, for deploying, and as worker.
FROM python:3.11-slim-bookworm AS built

WORKDIR /build
# Packages by version and hash, those for a store on PostgreSQL from the lock of the tests.
COPY requirements.lock requirements-dev.lock ./
RUN awk '/^[^ ]/ { wanted = /^psycopg/ } wanted' requirements-dev.lock > postgresql.lock \
    && python -m venv /opt/hdr \
    && /opt/hdr/bin/pip install --no-cache-dir --no-deps --require-hashes \
        -r requirements.lock -r postgresql.lock
COPY pyproject.toml README.md LICENSE ./
COPY hdr hdr
COPY flows flows
COPY ingest ingest
COPY extractors extractors
COPY rules rules
COPY reports reports
COPY store store
COPY language language
COPY model model
RUN /opt/hdr/bin/pip install --no-cache-dir --no-deps --no-build-isolation --no-index .


FROM python:3.11-slim-bookworm

# LibreOffice for odt, rtf and doc, Tesseract for scans; fonts of the widths that documents from Word
# expect, so that pages break where their authors saw them break.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        libreoffice-writer tesseract-ocr tesseract-ocr-pol \
        fonts-liberation2 fonts-dejavu-core fonts-crosextra-carlito fonts-crosextra-caladea \
    && rm -rf /var/lib/apt/lists/*

# The number of the user whom the folders of submissions and results belong to.
ARG UID=1000
RUN useradd --uid "$UID" --user-group --no-log-init --create-home hdr \
    && install -d -o hdr -g hdr /srv/hdr /srv/hdr/state

COPY --from=built /opt/hdr /opt/hdr
COPY prefect.yaml /srv/hdr/

ENV PATH=/opt/hdr/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    HDR_STATE=/srv/hdr/state \
    PREFECT_HOME=/srv/hdr/state/prefect \
    PREFECT_SERVER_UI_STATIC_DIRECTORY=/srv/hdr/state/pages \
    PREFECT_SERVER_ANALYTICS_ENABLED=false \
    DO_NOT_TRACK=1 \
    PREFECT_LOGGING_SETTINGS_PATH=/opt/hdr/lib/python3.11/site-packages/flows/engine/data/logging.yml

USER hdr
WORKDIR /srv/hdr
CMD ["hdr", "doctor"]
