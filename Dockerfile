FROM python:3.13-slim AS build
RUN python -m venv /venv
COPY requirements/base.txt /tmp/
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --only-binary :all: --require-hashes -r /tmp/base.txt
WORKDIR /app
COPY . .
# Collecting static files reads the settings, which want the names of a server; none of these values is kept.
RUN SECRET_KEY=$(head -c 48 /dev/urandom | base64 -w 0) MASTER_KEYS=$(head -c 32 /dev/urandom | base64) DATABASE_URL=postgresql://build/build \
    SITE_URL=https://build.invalid /venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.13-slim
RUN useradd --system --uid 10001 --user-group --no-create-home footprint && install -d -m 0700 -o footprint -g footprint /data
COPY --from=build /venv /venv
COPY --from=build /app /app
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 DATA_DIR=/data
WORKDIR /app
USER footprint
VOLUME /data
EXPOSE 8000
# Threads, because uploads and progress pages wait more than they compute; /dev/shm keeps heartbeats off the disk.
CMD ["gunicorn", "footprint.wsgi", "--bind=0.0.0.0:8000", "--worker-class=gthread", "--workers=2", "--threads=8", "--timeout=120", "--max-requests=2000", "--max-requests-jitter=200", "--worker-tmp-dir=/dev/shm", "--access-logfile=-", "--access-logformat=%(m)s %(s)s %(B)s %(M)sms"]
