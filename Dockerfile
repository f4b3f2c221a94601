FROM python:3.11-slim AS build
WORKDIR /srv/samsyn
RUN python -m venv .venv
COPY requirements/run.txt requirements/
RUN .venv/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY . .
RUN .venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation \
        --config-settings editable_mode=compat --editable .


FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /srv/samsyn samsyn \
    && install --directory --owner samsyn --group samsyn --mode 0700 /data
COPY --from=build /srv/samsyn /srv/samsyn
WORKDIR /srv/samsyn

# PostgreSQL instead: SAMSYN_DATABASE_URL=postgresql+psycopg://user@host/samsyn
ENV PATH=/srv/samsyn/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    SAMSYN_DATABASE_URL=sqlite:////data/samsyn.sqlite
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health/live', timeout=4)"]
CMD ["samsyn", "serve", "--host", "0.0.0.0", "--port", "8000", "--tokens-only"]
