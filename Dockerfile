# One image for web, worker and migrations.
FROM python:3.11-slim-bookworm

# Pango and HarfBuzz lay out the PDFs; gettext compiles translations.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        gettext libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=impp.settings

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt

COPY . .
RUN useradd --system --uid 10001 --create-home impp \
    && mkdir /data && chown impp:impp /data && chmod 700 /data \
    && python -m compileall -q impp missions plans monitoring outputs planning_levels
USER impp

VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "--config", "python:impp.webserver", "impp.wsgi"]
