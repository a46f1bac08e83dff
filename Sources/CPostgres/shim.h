// libpq, which speaks to PostgreSQL servers.
#include <libpq-fe.h>
