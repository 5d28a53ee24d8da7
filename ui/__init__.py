"""The pages of the app, one file each: thin, over functions of the rooms below.

Everything that a page shows is Spanish. Text of people and of documents is always written as text,
never as Markdown, where "$" and "*" would change what is read.
"""
