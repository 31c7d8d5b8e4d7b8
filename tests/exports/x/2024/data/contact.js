window.YTD.contact.part0 = [
  {
    "contact": {
      "note": "never opened"
    }
  }
]
