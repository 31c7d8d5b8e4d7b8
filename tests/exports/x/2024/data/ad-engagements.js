window.YTD.ad_engagements.part0 = [
  {
    "ad": {
      "note": "never opened"
    }
  }
]
