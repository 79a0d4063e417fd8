import os
import socket
import threading

# What a record says of its process and thread, the same in every run.
os.getpid = lambda: 4242
socket.gethostname = lambda: "parity.example"
socket.getfqdn = lambda name="": "parity.example"
main_thread = threading.main_thread()
real_ident = threading.get_ident
main_ident = real_ident()
threading.get_ident = lambda: 140000000000001 if real_ident() == main_ident else real_ident()
del threading._active[main_ident]
main_thread._ident = 140000000000001
threading._active[140000000000001] = main_thread
