window.YTD.saved_search.part0 = [
  {
    "savedSearch": {
      "note": "never opened"
    }
  }
]
