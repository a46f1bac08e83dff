// SHA-256 of OpenSSL's libcrypto, as a state that its caller holds: it asks for no memory and for no
// provider, so it cannot fail. OpenSSL 3 recommends the interface that can.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
// AES-256-GCM, which only comes by the interface that can fail.
#include <openssl/evp.h>
#include <openssl/rand.h>
