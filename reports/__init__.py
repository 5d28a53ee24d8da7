"""What is judged and computed, put so that people can read it: words, summaries, files to share.

It stands above `qa` and below the two faces of the program, the commands and the app, so that both
say the same with the same words. Importing it loads no library of documents or sheets: each report
loads its own when it is made.
"""
