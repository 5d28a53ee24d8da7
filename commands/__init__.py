"""The commands of `fichas`, one file each, and what they share.

A command is a module with `declare(parser)`, its options, and `run(arguments)`, which does the work
and returns the exit status: 0 done; 1 an error, explained; 2 wrong usage; 3 some files rejected.
Only the module of the command that was asked for is imported, so that each starts fast.
"""
