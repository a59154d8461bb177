#!/usr/bin/env python3
"""Exit with 0 when the PostgreSQL server and the Redis server of the two addresses given answer."""

import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg
import redis


def main(postgres_url: str, redis_url: str) -> None:
    """Reach both; exit with a sentence about the first that does not answer."""
    # The database of the tests is made by them; the one that every server has shows that it answers.
    server = urlunsplit(urlsplit(postgres_url)._replace(path="/postgres"))
    try:
        psycopg.connect(server, connect_timeout=3).close()
    except psycopg.OperationalError as fault:
        sys.exit(f"PostgreSQL does not answer: {fault}")
    try:
        redis.Redis.from_url(redis_url, socket_connect_timeout=3).ping()
    except redis.RedisError as fault:
        sys.exit(f"Redis does not answer: {fault}")


if __name__ == "__main__":
    main(*sys.argv[1:])
